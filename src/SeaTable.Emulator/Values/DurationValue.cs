namespace SeaTable.Emulator.Values;

/// <summary>
/// A duration within a formula, which moves a date by seconds where a number moves it by days. All else takes it for the number
/// of its seconds.
/// </summary>
internal readonly record struct DurationValue(double Seconds);
