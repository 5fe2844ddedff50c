/// Something that the body of a loop without order reads or changes outside itself.
struct LoopAccess {
    /// What is done there.
    enum Kind: Equatable {
        case read
        case assign
        case insert
        case remove
        /// `+= c` or `bump`.
        case increase
        /// `-= c`.
        case decrease

        /// Whether doing it in one turn and in another comes out the same in either order.
        func commutes(with other: Kind) -> Bool { self == other && self != .assign }
    }

    let path: AccessPath
    let kind: Kind
    let span: SourceSpan
}
