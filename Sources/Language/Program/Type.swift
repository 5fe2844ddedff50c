/// A type of the checked program, with its bounds computed.
public indirect enum Type: Hashable, Sendable {
    case boolean
    /// The integers from the first bound to the second, both included; also the interval of an arithmetic expression.
    case range(Int64, Int64)
    case enumeration(EnumerationID)
    case errno
    case symmetric(SymmetricID)
    /// The members of a thread declaration.
    case thread(ThreadID)
    /// The wrapped type is no optional and holds no lock or seqcount.
    case optional(Type)
    case structure(StructureID)
    /// One element for each value of the index type, in the order of its values.
    case array(index: Type, element: Type)
    case set(Type)
    /// At most `bound` elements.
    case sequence(bound: Int, Type)
    case mutex, rwlock, seqcount, srcu
    case snapshot
    /// The type of what was wrong already, and of an opaque `needs type` in a library checked alone.
    case unknown
}

/// A value of the checked program.
///
/// Integers stand for themselves; `false` is 0 and `true` is 1; members of enumerations, errnos (positions in
/// `Errno.names`), identities of symmetric types and members of threads are numbered from 0.
/// A value of `T?` is `none` or the value of `T` itself.
public indirect enum Value: Hashable, Sendable {
    case scalar(Int64)
    case none
    /// A symmetric value or thread that `init` has not set yet.
    case unset
    /// The fields of a structure in order, the elements of an array in the order of its index, of a sequence in order.
    case aggregate([Value])
    /// The members of a set, each once, in the order of their type.
    case set([Value])
}
