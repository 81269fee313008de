import { roundTrips } from './round-trips.js';

roundTrips(2_000);
