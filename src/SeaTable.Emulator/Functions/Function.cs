using SeaTable.Emulator.Options;
using SeaTable.Emulator.Values;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Functions;

/// <summary>
/// What a function of SeaTable computes, the same in formulas and in SQL. All arguments are computed before it is called; an
/// error among them matters only when the function looks at that argument.
/// </summary>
/// <param name="name">Its name in the <see cref="FunctionCatalogue"/>.</param>
/// <param name="body">Computes the result, or throws a <see cref="ValueException"/>.</param>
internal sealed class Function(string name, Func<Arguments, object?> body)
{
    /// <summary>Gets its name, the arguments it takes and what it gives.</summary>
    public FunctionFacts Facts { get; } =
        FunctionCatalogue.FindInFormulas(name) ?? FunctionCatalogue.FindInSql(name)
            ?? throw new ArgumentException($"The catalogue has no function {name}.", nameof(name));

    /// <summary>Gets what it gives, as far as that can be told without computing it.</summary>
    public ValueKind Kind => Facts.Result switch
    {
        SqlKind.Number => ValueKind.Number,
        SqlKind.Text => ValueKind.Text,
        SqlKind.Date => ValueKind.Date,
        SqlKind.Boolean => ValueKind.Boolean,
        _ => ValueKind.Any,
    };

    /// <summary>Gets a value indicating whether it gives one of its arguments, by their order.</summary>
    public bool IsExtreme { get; init; }

    /// <summary>Computes the result, or the error in place of one. Numbers that are too large or NaN give null.</summary>
    public object? Call(IReadOnlyList<object?> arguments, FunctionContext context)
    {
        if (!Facts.Takes(arguments.Count))
            return ErrorValue.Value;
        try
        {
            return body(new Arguments(arguments, context)) switch
            {
                double number when !double.IsFinite(number) => null,
                DurationValue duration when !double.IsFinite(duration.Seconds) => null,
                var result => result,
            };
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
/// <param name="TimeZone">The time zone of the server.</param>
/// <param name="Time">The time there.</param>
/// <param name="Version">The version of the server.</param>
/// <param name="Place">Whether a formula calls them or SQL: some give other results there.</param>
internal sealed record FunctionContext(
    TimeZoneInfo TimeZone, CalledTime Time, ServerVersion Version, FunctionPlaces Place = FunctionPlaces.Formulas)
{
    /// <summary>Gets a value indicating whether SQL calls the function.</summary>
    public bool IsInSql => Place == FunctionPlaces.Sql;
}
