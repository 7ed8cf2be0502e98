//! Sponsor and placement trees: dated edges, moves, intervals; pure, refuses IO and clocks.
