using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Faults;

namespace SeaTable.Emulator.Server;

/// <summary>What all bases of a server have in common.</summary>
internal sealed class SharedParts
{
    public SharedParts(SeaTableEmulatorOptions options)
    {
        Options = options;
        Accounts = new AccountDirectory(options.Users);
        Workspaces = new WorkspaceList(options.TimeProvider.GetUtcNow(), options.Workspaces);
        Recorder = new RequestRecorder(options.RecordedRequests);
        Delayed = new DelayedWork(options.TimeProvider);
        Faults = new EmulatorFaults(Delayed);
    }

    public SeaTableEmulatorOptions Options { get; }

    public AccountDirectory Accounts { get; }

    public WorkspaceList Workspaces { get; }

    public RequestRecorder Recorder { get; }

    public DelayedWork Delayed { get; }

    public EmulatorFaults Faults { get; }

    public SeedingTime Seeding { get; } = new();
}
