//! calculate(inputs, plan) -> run with traces, and the difference of two runs.
