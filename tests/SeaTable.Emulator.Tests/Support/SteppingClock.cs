namespace SeaTable.Emulator.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
