import Testing

@testable import Language

/// Values of types: how many, in which order, and how they are written.
@Suite struct CheckingDomainTests {
    /// A program with a variable of each type.
    private static let program = CheckingSource(
        """
        model m
        symmetric VM(2)
        enum E { A, B, C }
        struct P { b: bool, e: E? }
        thread one
        thread host[3]
        thread vcpu[v: VM, n: 1..2]
        var bit: bool
        var range: -2..3
        var enumeration: E
        var vm: VM?
        var structure: P
        var subset: set of E
        var pairs: set of P
        var array: [bool] E
        var queue: seq[2] of E
        var hosts: host?
        var cpu: vcpu?
        var single: one?
        var maybe: (0..1)?
        var nested: set of (0..1)?
        """
    ).program

    /// The type of a variable of the program.
    private static func type(_ name: String) -> Type {
        program?.variables.first { $0.name == name }?.type ?? .unknown
    }

    @Test(arguments: [
        ("bit", 2), ("range", 6), ("enumeration", 3), ("vm", 3), ("structure", 8), ("subset", 8), ("pairs", 256),
        ("array", 9), ("queue", 13), ("hosts", 4), ("cpu", 5), ("single", 2), ("maybe", 3), ("nested", 8),
    ]) func cardinality(_ name: String, _ count: Int) {
        #expect(Self.program?.cardinality(of: Self.type(name)) == count)
    }

    @Test(arguments: [
        ("bit", ["false", "true"]),
        ("range", ["-2", "-1", "0", "1", "2", "3"]),
        ("enumeration", ["A", "B", "C"]),
        ("vm", ["none", "vm1", "vm2"]),
        (
            "structure",
            [
                "P { b: false, e: none }", "P { b: false, e: A }", "P { b: false, e: B }", "P { b: false, e: C }",
                "P { b: true, e: none }", "P { b: true, e: A }", "P { b: true, e: B }", "P { b: true, e: C }",
            ]
        ),
        ("subset", ["{}", "{A}", "{B}", "{A, B}", "{C}", "{A, C}", "{B, C}", "{A, B, C}"]),
        ("hosts", ["none", "host[1]", "host[2]", "host[3]"]),
        ("cpu", ["none", "vcpu[vm1, 1]", "vcpu[vm1, 2]", "vcpu[vm2, 1]", "vcpu[vm2, 2]"]),
        ("single", ["none", "one"]),
        ("nested", ["{}", "{none}", "{0}", "{none, 0}", "{1}", "{none, 1}", "{0, 1}", "{none, 0, 1}"]),
    ]) func valuesStandInOrder(_ name: String, _ texts: [String]) throws {
        let program = try #require(Self.program)
        let type = Self.type(name)
        let values = Array(program.values(of: type))
        #expect(values.map { program.text(of: $0, type: type) } == texts)
        #expect(values.map { program.ordinal(of: $0, in: type) } == Array(values.indices))
        #expect(values.sorted { $0.precedes($1) } == values)
    }

    @Test func combinationsHaveTheFirstSlowest() throws {
        let program = try #require(Self.program)
        let types = [Type.boolean, .range(1, 3)]
        let all = (0..<6).compactMap { program.values(at: $0, in: types) }
        #expect(
            all == [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (1, 3)].map { [.scalar($0.0), .scalar($0.1)] })
        #expect(all.map { program.ordinal(of: $0, in: types) } == [0, 1, 2, 3, 4, 5])
        #expect(program.values(at: 6, in: types) == nil)
        #expect(program.ordinal(of: [.scalar(0), .scalar(4)], in: types) == nil)
    }

    @Test func countsBeyondTheMachineSaturate() throws {
        let program = try #require(Self.program)
        #expect(program.cardinality(of: .set(.range(0, 4095))) == .max)
        #expect(program.cardinality(of: .array(index: .range(0, 99), element: .range(0, 9))) == .max)
        #expect(program.cardinality(of: .range(.min, .max)) == .max)
        #expect(program.cardinality(of: .sequence(bound: 65_536, .boolean)) == .max)
        #expect(program.cardinality(of: .sequence(bound: 65_536, .range(0, 0))) == 65_537)
    }

    @Test func intervalsSaturate() {
        let all = Interval(.min, .max)
        #expect(all.negated == Interval(-.max, .max))
        #expect(all.applying(.add, all) == all)
        #expect(all.applying(.multiply, Interval(-1, -1)) == Interval(-.max, .max))
        #expect(Interval(.min, .min).applying(.divide, Interval(-1, 1)) == all)
        #expect(all.applying(.remainder, all) == Interval(-.max + 1, .max - 1))
        #expect(Interval(7, 9).applying(.divide, Interval(-2, 3)) == Interval(-9, 9))
        #expect(all.count == .max)
        #expect(Interval(3, 1) == Interval(1, 3))
    }

    @Test func errnosAreThoseOfLinux() {
        #expect(Errno.names.count == 131)
        #expect(Errno.names.prefix(3) == ["EPERM", "ENOENT", "ESRCH"])
        #expect(Errno.names.last == "EHWPOISON")
        #expect(Errno.position(of: "EAGAIN") == 10)
        #expect(Errno.position(of: "EWOULDBLOCK") == 10)
        #expect(Errno.entries.first { $0.name == "EBUSY" }?.number == 16)
        #expect(Errno.position(of: "EBUZY") == nil)
    }

    @Test func typesAreWrittenAsTheLanguageDoes() throws {
        let program = try #require(Self.program)
        let types: [Type] = [
            .optional(.range(0, 3)), .array(index: .boolean, element: .optional(.symmetric(SymmetricID(0)))),
            .optional(.array(index: .boolean, element: .errno)), .set(.optional(.boolean)), .sequence(bound: 3, .mutex),
            .snapshot, .thread(ThreadID(2)), .unknown,
        ]
        #expect(
            types.map { program.text(of: $0) } == [
                "(0..3)?", "[bool] VM?", "([bool] errno)?", "set of bool?", "seq[3] of mutex", "snapshot", "vcpu",
                "unknown",
            ])
    }
}
