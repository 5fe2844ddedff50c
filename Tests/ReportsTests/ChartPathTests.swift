import Testing

@testable import Reports

@Suite struct ChartPathTests {
    @Test(arguments: [
        ("file[file1].state", "file1", "state"),
        ("ept[vm1][0]", "vm1", "ept[0]"),
        ("references[frame12]", "frame12", "references"),
        ("mapped[0][vm2].slot[1].base", "vm2", "mapped[0].slot[1].base"),
        ("file[file1]", "file1", "file"),
    ])
    func aPartBelongsToTheFirstIdentityAmongItsIndices(path: String, object: String, part: String) {
        let found = ChartPath(path)
        #expect(found.object == object)
        #expect(found.part == part)
    }

    @Test(arguments: ["busy", "config.port", "fork[0]", "seat[philosopher[0]]", "count[BOUND_2]", "broken[vm1"])
    func whatHasNoIdentityStaysWhole(path: String) {
        #expect(ChartPath(path).object == nil)
        #expect(ChartPath(path).part == path)
    }

    @Test func threadsAreNoObjects() {
        #expect(ChartPath("inside[cpu1][vm1]", threads: ["cpu1"]).object == "vm1")
        #expect(ChartPath("inside[cpu1]", threads: ["cpu1"]).object == nil)
    }
}
