/** Runs in the browser before React begins: what the review room waits for longest is asked for first. */
import './lib/client/early-lease';
