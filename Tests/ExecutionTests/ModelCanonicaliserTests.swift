import Engine
import Language
import Support
import Testing

@testable import Execution

/// Representatives of orbits.
@Suite struct ModelCanonicaliserTests {
    /// Something of everything that can hold an identity.
    static let everything = """
        model everything
        symmetric VM(3)
        symmetric File(2)
        struct Key { v: VM?, on: bool }
        struct Slot { owner: VM?, pages: [0..1] File?, readers: set of VM }
        var slot: [File] Slot?
        var map: [VM][File] 0..2
        var keyed: [Key] bool
        var keys: set of Key
        var log: seq[2] of VM
        var pairs: [VM][VM] bool
        var m: [File] mutex
        var rw: rwlock
        var s: srcu
        var c: [VM] seqcount
        thread host[2]
        thread vcpu[v: VM]
        thread daemon
        op claim(f: File) by vcpu[v] when slot[f] == none {
            lock(m[f])
            slot[f] = Slot { owner: v, readers: {v} }
            keys.insert(Key { v: v, on: true })
          step map:
            map[v][f] = 1
            unlock(m[f])
            return v
        }
        op look(w: VM) by host when count(log) < 2 {
            let seen = snapshot(c[w])
            var rest: set of VM = {x: VM where x != w}
            read_lock(s)
          step again:
            if !changed(seen) { log.append(w) }
            keyed[Key { v: w, on: changed(seen) }] = true
            for x in rest {
              step turn:
                pairs[w][x] = true
            }
            read_unlock(s)
        }
        op drop(f: File) by daemon when slot[f] != none {
            lock(rw)
            let v = slot[f]!.owner!
            slot[f] = none
            bump(c[v])
          step wait:
            synchronize(s)
            unlock(rw)
        }
        op peek by host, vcpu {
            lock_shared(rw)
          step out:
            unlock_shared(rw)
        }
        terminal { true }
        """

    /// References from each member of a type of eight to another one.
    static let graph = """
        model graph
        symmetric N(8)
        var next: [N] N?
        rule point(a: N, b: N) { next[a] = b }
        """

    /// A canonicaliser of a model, with a state of a buffer to work on.
    private struct Fixture {
        let system: ModelSystem
        let canonicaliser: ModelCanonicaliser
        let buffer: SuccessorBuffer

        init(_ source: String) throws {
            let text = SourceText(source)
            #expect(text.errors == [])
            system = try ModelSystem(
                program: try #require(text.program), selection: Selection(properties: [], deadlock: false))
            canonicaliser = try #require(system.symmetry.canonicaliser() as? ModelCanonicaliser)
            buffer = SuccessorBuffer(layout: system.layout)
        }

        /// The representative of a state.
        func representative(_ words: [UInt64]) -> [UInt64] {
            buffer.removeAll()
            let state = buffer.appendTransition()
            for (index, word) in words.enumerated() { state[index] = word }
            canonicaliser.canonicalise(state)
            return state.view.array
        }

        /// A state after a random exchange of identities.
        func image(_ words: [UInt64], _ random: inout SplitMix) -> [UInt64] {
            for (index, word) in words.enumerated() { canonicaliser.source[index] = word }
            for identities in canonicaliser.plan.group.classes {
                let numbers = (0..<identities.count).shuffled(using: &random)
                for (identity, number) in zip(identities.identities, numbers) {
                    canonicaliser.members[identity] = Int32(number)
                }
            }
            canonicaliser.makeImage(of: canonicaliser.source, in: canonicaliser.leaf)
            return words.indices.map { canonicaliser.leaf[$0] }
        }

        /// States met on a random walk.
        func walk(_ count: Int, _ random: inout SplitMix) -> [[UInt64]] {
            let targets = SuccessorBuffer(layout: system.layout)
            system.initialStates(into: targets)
            var states = [targets[0].array]
            while states.count < count {
                targets.removeAll()
                PackedState.withView(of: states[states.count - 1]) { system.successors(of: $0, into: targets) }
                if targets.count == 0 { break }
                states.append(targets[Int.random(in: 0..<targets.count, using: &random)].array)
            }
            return states
        }
    }

    @Test(arguments: [everything, graph]) func allStatesOfAnOrbitHaveOneRepresentative(source: String) throws {
        let fixture = try Fixture(source)
        var random = SplitMix(seed: 1)
        var different = 0
        for words in fixture.walk(300, &random) {
            let representative = fixture.representative(words)
            #expect(fixture.representative(representative) == representative)
            for _ in 0..<3 {
                let image = fixture.image(words, &random)
                if image != words { different += 1 }
                #expect(fixture.representative(image) == representative)
            }
        }
        #expect(different > 400)
    }

    @Test func cyclesOfDifferentLengthsAreToldApartThoughColoursDoNot() throws {
        let fixture = try Fixture(Self.graph)
        // One cycle of eight, two of four, and one of three beside one of five: each member points and is pointed at once.
        let shapes = [[1, 2, 3, 4, 5, 6, 7, 0], [1, 2, 3, 0, 5, 6, 7, 4], [1, 2, 0, 4, 5, 6, 7, 3]]
        let representatives = shapes.map { shape in
            fixture.representative([shape.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.1 + 1) << UInt64(4 * $1.0) }])
        }
        #expect(Set(representatives).count == 3)
        var random = SplitMix(seed: 2)
        for representative in representatives {
            #expect(fixture.representative(fixture.image(representative, &random)) == representative)
        }
    }

    @Test func everyKindOfIdentityMoves() throws {
        let plan = try Fixture(Self.everything).canonicaliser.plan
        #expect(plan.classes.map(\.name) == ["VM", "File", "host"])
        #expect(plan.keys.isEmpty)
        func kinds(_ cells: [SymmetryCell]) -> Set<String> {
            Set(cells.map { String("\($0.content)".prefix { $0 != "(" }) })
        }
        #expect(kinds(plan.cells) == ["plain", "reference", "members", "readersOrWriter"])
        #expect(kinds(plan.frameCells) == ["plain", "reference", "members"])
    }

    @Test func bitsThatNothingRefersToAreSorted() throws {
        let source = """
            model counters
            symmetric VM(4)
            struct Part { on: bool, level: 0..5 }
            var part: [VM] Part
            var seen: set of VM
            thread host[3]
            op work() by host {
              step wait:
                either { } or { await false }
            }
            rule up(v: VM) when part[v].level < 5 { part[v].level += 1; seen.insert(v) }
            """
        let plan = try Fixture(source).canonicaliser.plan
        #expect(plan.classes.isEmpty)
        #expect(plan.keys.map(\.memberCount) == [4, 3])
        // A part of four bits, and the bit of the set.
        #expect(plan.keys.map(\.segmentCount) == [2, 1])
    }

    @Test func whatNoStateDependsOnIsNotExchanged() throws {
        let text = SourceText("model m\nsymmetric VM(3)\nvar x: 0..2\nrule r(v: VM) when x < 2 { x += 1 }")
        let system = try ModelSystem(
            program: try #require(text.program), selection: Selection(properties: [], deadlock: false))
        #expect(system.symmetry.canonicaliser() == nil)
        #expect(system.symmetry.classes.isEmpty)
    }
}
