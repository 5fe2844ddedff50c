extension ModelCanonicaliser {
    /// The most exchanges that are tried one by one: about as many cost as much as colours do.
    private static let mostExchanges = 8

    /// How many exchanges a plan's classes have; 0 where there are more than are tried one by one.
    static func countExchanges(of plan: SymmetryPlan) -> Int {
        var count = 1
        for identities in plan.classes {
            for factor in 1...identities.count {
                count *= factor
                if count > mostExchanges { return 0 }
            }
        }
        return count
    }

    /// Fills a table for each exchange; that of the first one, which changes nothing, is not used.
    func fillTables() {
        guard exchangeCount > 0 else { return }
        for exchange in 0..<exchangeCount {
            var rest = exchange
            for identities in plan.classes { rest = permute(identities, rest) }
            fillTable(at: exchange * plan.tableSize)
        }
        resetMembers()
    }

    /// Gives the identities of a class the permutation with a number, and returns what is left of that for other classes.
    private func permute(_ identities: IdentityClass, _ number: Int) -> Int {
        var (rest, order) = (number, [Int32]())
        for member in 0..<identities.count {
            order.insert(Int32(member), at: member - rest % (member + 1))
            rest /= member + 1
        }
        for (member, identity) in zip(order, identities.identities) { members[identity] = member }
        return rest
    }

    /// Leaves the least image of the source in `best`.
    func tryExchanges() {
        for word in 0..<wordCount { best[word] = source[word] }
        for exchange in 1..<exchangeCount {
            makeImage(of: source, in: leaf, table: exchange * plan.tableSize)
            for word in 0..<wordCount where leaf[word] != best[word] {
                if leaf[word] < best[word] {
                    for word in 0..<wordCount { best[word] = leaf[word] }
                }
                break
            }
        }
    }
}
