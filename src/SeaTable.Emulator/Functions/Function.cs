using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// A function of SeaTable, the same in formulas and in SQL. All arguments are computed before it is called; an error among
/// them matters only when the function looks at that argument.
/// </summary>
/// <param name="Name">Its name as the documentation writes it; capitals make no difference.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many arguments it takes at most.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Body">Computes the result, or throws a <see cref="ValueException"/>.</param>
internal sealed record Function(string Name, int Least, int Most, ValueKind Kind, Func<Arguments, object?> Body)
{
    /// <summary>Of functions that take any number of arguments.</summary>
    public const int AnyNumber = int.MaxValue;

    /// <summary>The result, or the error in place of one. Numbers that are too large or none at all give nothing.</summary>
    public object? Call(IReadOnlyList<object?> arguments, FunctionContext context)
    {
        if (arguments.Count < Least || arguments.Count > Most)
            return ErrorValue.Value;
        try
        {
            var result = Body(new Arguments(arguments, context));
            return result is double number && !double.IsFinite(number) ? null : result;
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A date beyond the years 1 to 9999.
            return ErrorValue.Value;
        }
    }
}

/// <summary>What functions know beside their arguments: when and where they are called.</summary>
internal sealed record FunctionContext(TimeZoneInfo TimeZone, DateTime LocalNow);
