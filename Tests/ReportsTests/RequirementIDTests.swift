import Reports
import Testing

/// Identities at the beginning of the names of properties.
@Suite struct RequirementIDTests {
    @Test func theIdentityIsThePartBeforeTheFirstUnderscore() {
        #expect(RequirementID(ofProperty: "D1_one_vm")?.text == "D1")
        #expect(RequirementID(ofProperty: "S11")?.text == "S11")
        #expect(RequirementID(ofProperty: "D2a_read_fails")?.text == "D2a")
        #expect(RequirementID(ofProperty: "GV12b_x")?.text == "GV12b")
    }

    @Test func otherNamesHaveNone() {
        for name in [
            "mapped_frames", "D_1", "d1_x", "D1ab_x", "D1A_x", "1_x", "D", "", "_D1", "D99999999999999999999_x",
        ] {
            #expect(RequirementID(ofProperty: name) == nil, "\(name)")
        }
    }

    @Test func theOrderIsThatOfTheCatalogue() {
        let names = ["Z1", "U1", "B2", "O10", "O2", "D2b", "D2", "D2a", "S1", "L1", "V1", "A1", "G1"]
        #expect(
            names.compactMap { RequirementID(ofProperty: $0) }.sorted().map(\.text) == [
                "D2", "D2a", "D2b", "S1", "A1", "V1", "L1", "O2", "O10", "G1", "U1", "B2", "Z1",
            ])
    }
}
