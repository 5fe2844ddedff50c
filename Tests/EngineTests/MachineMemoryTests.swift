import Testing

@testable import Engine

@Suite struct MachineMemoryTests {
    @Test func physicalMemoryIsReadFromMeminfo() {
        #expect(MachineMemory.physical(inMeminfo: "MemTotal:       24633344 kB\nMemFree: 1 kB\n") == 25_224_544_256)
        #expect(MachineMemory.physical(inMeminfo: "MemFree: 1 kB\n") == nil)
        #expect(MachineMemory.physical(inMeminfo: "MemTotal: lots kB\n") == nil)
        #expect(MachineMemory.physical(inMeminfo: "MemTotal: 9223372036854775807 kB\n") == nil)
    }

    @Test func limitsOfControlGroupsAreRead() {
        #expect(MachineMemory.limit(inControlGroupFile: "2147483648\n") == 2_147_483_648)
        #expect(MachineMemory.limit(inControlGroupFile: "max\n") == nil)
        #expect(MachineMemory.limit(inControlGroupFile: "9223372036854771712\n") == nil)
        #expect(MachineMemory.limit(inControlGroupFile: "") == nil)
    }

    @Test func allGroupsAroundTheProcessCount() {
        #expect(
            MachineMemory.controlGroupFiles(inMembership: "0::/user/x.slice\n") == [
                "/sys/fs/cgroup/user/x.slice/memory.max", "/sys/fs/cgroup/user/memory.max",
                "/sys/fs/cgroup/memory.max",
            ])
        #expect(
            MachineMemory.controlGroupFiles(inMembership: "9:cpu:/a\n4:hugetlb,memory:/a\n") == [
                "/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            ])
    }

    @Test func theDefaultIsFourFifthsOfTheLesser() {
        #expect(MachineMemory(physical: 1000, controlGroupLimit: 500).defaultLimit == 400)
        #expect(MachineMemory(physical: 1000, controlGroupLimit: nil).defaultLimit == 800)
        #expect(MachineMemory(physical: nil, controlGroupLimit: nil).defaultLimit == nil)
    }

    @Test func whatOthersUseIsNotPromised() {
        #expect(MachineMemory(physical: 1000, controlGroupLimit: nil, available: 500).defaultLimit == 450)
        #expect(MachineMemory(physical: 1000, controlGroupLimit: 600, available: 900).defaultLimit == 480)
        #expect(MachineMemory.bytes(of: "MemAvailable:", inMeminfo: "MemTotal: 8 kB\nMemAvailable: 3 kB\n") == 3072)
    }

    @Test func thisMachineHasMemory() {
        #expect(MachineMemory.current().physical ?? 0 > 1 << 27)
    }
}
