namespace SeaTable.Emulator.Values;

/// <summary>Leaves a function that can't give a result; whoever called it puts the error in place of one.</summary>
internal sealed class ValueException(ErrorValue error) : Exception(error.Text)
{
    public ErrorValue Error { get; } = error;
}
