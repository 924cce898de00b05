package io.raffia;

/// What an LSTM carries: its memory, and its last output.
public record LstmCarry(Tensor c, Tensor h) {}
