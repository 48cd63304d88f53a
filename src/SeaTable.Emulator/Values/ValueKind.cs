namespace SeaTable.Emulator.Values;

/// <summary>What a function or a formula gives, as far as that can be told without computing it.</summary>
internal enum ValueKind
{
    /// <summary>It depends on the arguments.</summary>
    Any,
    Number,
    Text,
    Date,
    Boolean,
    List,
}
