export { type Addition, type MemberMerger, memberMerger } from './merge-members.js';
