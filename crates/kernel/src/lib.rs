//! Typed ids, exact money, points, rates, periods and problems; refuses floats, clocks and IO.
