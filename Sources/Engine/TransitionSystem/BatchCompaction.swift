/// How far the removal of targets from a batch has come.
struct BatchCompaction {
    /// The position behind the targets that are kept.
    var end: Int
    /// The state of the batch that the next target to be kept may belong to.
    var source: Int

    /// Begins with the target at `start`, the first of the state at `source`.
    init(start: Int, source: Int) { (end, self.source) = (start, source) }
}
