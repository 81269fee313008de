import { roundTrips } from '../round-trips/round-trips.js';

roundTrips(10_000);
