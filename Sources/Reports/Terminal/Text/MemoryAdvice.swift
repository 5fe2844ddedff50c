import Engine

/// What is said of a search that memory ended.
struct MemoryAdvice {
    /// What it found.
    let search: SearchReport

    /// How far it came, and what to try.
    var text: String {
        let last = search.remedies.last?.text ?? ""
        let others = search.remedies.dropLast().map(\.text).joined(separator: ", ")
        let advice = "try \(others.isEmpty ? last : "\(others) or \(last)")"
        guard let forecast = search.forecast else { return advice }
        let (least, most) = (forecast.states.lowerBound, forecast.states.upperBound)
        return "there may be \(Wording.magnitude(least)) to \(Wording.magnitude(most)) states: \(advice)"
    }
}

extension MemoryOutlook {
    /// What is said of the search called `name` while it runs, where it will not fit.
    public func warning(of name: String, remedies: [MemoryRemedy]) -> String {
        let last = remedies.last?.text ?? ""
        let others = remedies.dropLast().map(\.text).joined(separator: ", ")
        return "warning: \(name) will hardly fit: \(Wording.magnitude(states.lowerBound)) to "
            + "\(Wording.magnitude(states.upperBound)) states would take \(Wording.bytes(bytes.lowerBound)) or more, and "
            + "the limit is \(Wording.bytes(limit)); try \(others.isEmpty ? last : "\(others) or \(last)")"
    }
}
