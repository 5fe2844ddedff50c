extension ModelCanonicaliser {
    /// Gives each identity a colour that depends on how it relates to others alone, until no further round tells more of
    /// them apart, and sorts each class by it.
    ///
    /// `gains` hold what is known of each identity by itself; further rounds add what the edges tell.
    func refine() {
        for identities in plan.classes {
            for identity in identities.identities {
                colours[identity] = gains[identity]
                order[identity] = Int32(identity)
            }
        }
        refineByEdges()
    }

    /// The rounds that follow the first, or a choice.
    func refineByEdges() {
        var count = sortByColour()
        while edges.count > 0 && count < searchedCount {
            for identities in plan.classes {
                for identity in identities.identities { gains[identity] = 0 }
            }
            edges.gather(into: gains, colours)
            for identities in plan.classes {
                for identity in identities.identities {
                    colours[identity] = Scramble.mix(colours[identity] &+ gains[identity])
                }
            }
            let next = sortByColour()
            if next <= count { break }
            count = next
        }
    }

    /// How many identities there are to tell apart.
    private var searchedCount: Int { plan.classes.reduce(0) { $0 + $1.count } }

    /// Sorts each class by colour, and counts the colours.
    private func sortByColour() -> Int {
        var count = 0
        for identities in plan.classes {
            let (first, end) = (identities.first, identities.first + identities.count)
            for start in first + 1..<end {
                let identity = order[start]
                let colour = colours[Int(identity)]
                var position = start
                while position > first, colours[Int(order[position - 1])] > colour {
                    order[position] = order[position - 1]
                    position -= 1
                }
                order[position] = identity
            }
            count += 1
            for position in first + 1..<end where !isTie(position) { count += 1 }
        }
        return count
    }

    /// Whether the identity at a position has the same colour as the one before it.
    @inline(__always) func isTie(_ position: Int) -> Bool {
        colours[Int(order[position])] == colours[Int(order[position - 1])]
    }
}
