import Foundation

/// Compiles a KVM selftest against headers that declare no more than what selftests use, without making anything of it.
enum StubCompiler {
    /// The headers by their names.
    private static let headers = [
        "kvm_util.h": """
        #include <linux/types.h>
        #include <stddef.h>
        #include <stdint.h>
        #include <unistd.h>
        #define KVM_X86_SW_PROTECTED_VM 1
        #define KVM_MEM_GUEST_MEMFD 4
        #define KVM_MEMORY_ATTRIBUTE_PRIVATE 8
        #define KVM_PRE_FAULT_MEMORY 0xd5
        struct kvm_vm; struct kvm_vcpu;
        struct kvm_pre_fault_memory { __u64 gpa, size, flags, padding[5]; };
        struct kvm_vm *vm_create_barebones_type(unsigned long type);
        struct kvm_vcpu *__vm_vcpu_add(struct kvm_vm *vm, uint32_t id);
        int vm_create_guest_memfd(struct kvm_vm *vm, size_t size, uint64_t flags);
        int __vm_set_user_memory_region2(struct kvm_vm *vm, uint32_t slot, uint32_t flags, uint64_t gpa,
            uint64_t size, void *hva, uint32_t fd, uint64_t offset);
        void vm_set_memory_attributes(struct kvm_vm *vm, uint64_t gpa, uint64_t size, uint64_t attributes);
        int __vcpu_ioctl(struct kvm_vcpu *vcpu, unsigned long cmd, void *arg);
        int _vcpu_run(struct kvm_vcpu *vcpu);
        void kvm_vm_free(struct kvm_vm *vm);
        """,
        "processor.h": "", "test_util.h": "",
    ]

    /// What the compiler says about `source`; empty where it compiles, or where there is no compiler.
    static func complaints(about source: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in headers { try Data((text + "\n").utf8).write(to: folder.appending(path: name)) }
        let file = folder.appending(path: "test.c")
        try Data(source.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "clang", "-std=gnu11", "-Wall", "-Werror", "-Wno-unused-parameter", "-D_GNU_SOURCE", "-fsyntax-only", "-I",
            folder.path(), file.path(),
        ]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 127 ? "" : text
    }
}
