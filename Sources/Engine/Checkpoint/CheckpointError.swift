/// Why a checkpoint cannot be read or written.
public enum CheckpointError: Error, Hashable, Sendable {
    /// The file does not begin as checkpoints do.
    case foreign
    /// It has another version of the format than this one.
    case otherFormat(Int)
    /// It ends before its last section does, or goes on behind it.
    case truncated
    /// What is there is not what was written: a sum or a number in it is wrong; one sentence without a full stop.
    case damaged(String)
    /// It is whole, but it is not one of this search; one sentence without a full stop.
    case misfit(String)
    /// What it holds does not fit into the memory limit, or the machine has no more memory.
    case memory
    /// The system refuses to read or write it, for this reason.
    case file(String)
}
