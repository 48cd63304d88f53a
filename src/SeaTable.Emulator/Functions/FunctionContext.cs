namespace SeaTable.Emulator.Functions;

/// <summary>What functions know beside their arguments: when and where they are called.</summary>
internal sealed record FunctionContext(TimeZoneInfo TimeZone, DateTime LocalNow);
