/// What a section of a checkpoint holds.
public enum CheckpointSection: UInt32, CaseIterable, Sendable {
    /// What was asked for, and of which files: made and understood by whoever runs searches.
    case run = 1
    /// What came of one search that is over, as a value.
    case outcome = 2
    /// What a system remembers of its work in a search that is not over.
    case memory = 3
    /// The counters, levels and findings of a search.
    case search = 16
    /// The states that are not expanded yet.
    case queue = 17
    /// The ones and zeros of the tree of first ways.
    case treeBits = 18
    /// The ordinals of the tree below 255.
    case ordinals = 19
    /// The ordinals of the tree from 255 on.
    case largeOrdinals = 20
    /// The size of a table of states, or what else its store is told by.
    case store = 21
    /// The slots of a table of states.
    case slots = 22
    /// How many keys each partition of the table holds.
    case counts = 23
    /// The array of a bitstate store.
    case bits = 24
    /// The values of a node of a tree store.
    case node = 25
    /// Nothing: the last section.
    case end = 255
}

/// Which section of a checkpoint is meant.
struct CheckpointSectionID: Hashable, Sendable {
    /// What it holds.
    let kind: CheckpointSection
    /// Which search it belongs to.
    let owner: Int
    /// Which of several of that kind it is.
    var index = 0
}
