import Language

/// Collects the coverage items of a program while it is compiled; the same item met twice has one identity.
final class CoverageTable {
    private(set) var items: [CoverageItem] = []
    private var known: [CoverageItem: CoverageID] = [:]

    /// The identity of the item, made on first use.
    func id(_ kind: CoverageItem.Kind, at span: SourceSpan) -> CoverageID {
        let item = CoverageItem(kind: kind, span: span)
        if let id = known[item] { return id }
        let id = CoverageID(index: items.count)
        items.append(item)
        known[item] = id
        return id
    }
}
