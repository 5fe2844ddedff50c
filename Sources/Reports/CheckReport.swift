/// What a run of `check` found: one value that every format is a function of.
public struct CheckReport: Sendable {}
