using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>The arguments of one call, taken as the kind of value that the function wants.</summary>
internal sealed class Arguments(IReadOnlyList<object?> values, FunctionContext context)
{
    public FunctionContext Context { get; } = context;

    public int Count => values.Count;

    /// <summary>Gets the argument as it is; an error in its place ends the function.</summary>
    public object? this[int index] => values[index] is ErrorValue error ? throw new ValueException(error) : values[index];

    public double Number(int index) => ValueConversion.Number(this[index]);

    public double Number(int index, double otherwise) => index < Count ? Number(index) : otherwise;

    /// <summary>Gets a whole number: the fraction is left out.</summary>
    public int Whole(int index)
    {
        var number = Math.Truncate(Number(index));
        return Math.Abs(number) <= int.MaxValue ? (int)number : throw new ValueException(ErrorValue.Value);
    }

    public int Whole(int index, int otherwise) => index < Count ? Whole(index) : otherwise;

    public string Text(int index) => ValueConversion.Text(this[index]);

    public string Text(int index, string otherwise) => index < Count ? Text(index) : otherwise;

    public bool Boolean(int index) => ValueConversion.Boolean(this[index]);

    /// <summary>Gets a date, which must be there.</summary>
    public DateValue Date(int index) => DateOrNone(index) ?? throw new ValueException(ErrorValue.Value);

    public DateValue? DateOrNone(int index) => ValueConversion.Date(this[index], Context.TimeZone);

    /// <summary>Gets all arguments, lists item by item.</summary>
    public IEnumerable<object?> Items() => Enumerable.Range(0, Count).SelectMany(index => ValueConversion.Items(this[index]));

    public IEnumerable<bool> Booleans() => Enumerable.Range(0, Count).Select(Boolean);
}
