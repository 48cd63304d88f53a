using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>A function that SeaTable's SQL knows.</summary>
/// <param name="Name">Its name as SeaTable writes it.</param>
/// <param name="Parameters">What the arguments must be; the last stands for all that follow.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many it takes.</param>
/// <param name="Result">What it gives; unknown when that depends on the arguments.</param>
/// <param name="IsAggregate">Whether it looks at many rows.</param>
internal sealed record SqlFunction(
    string Name,
    IReadOnlyList<SqlParameterKind> Parameters,
    int Least,
    int Most,
    SqlKind Result,
    bool IsAggregate = false)
{
    /// <summary>How many arguments it takes, in words.</summary>
    public string Arity => Most == int.MaxValue ? $"at least {Counted(Least)}"
        : Least == Most ? Least == 0 ? "no argument" : Counted(Least)
        : $"{Least} to {Counted(Most)}";

    public SqlParameterKind Parameter(int index) =>
        Parameters.Count == 0 ? SqlParameterKind.Any : Parameters[index < Parameters.Count ? index : Parameters.Count - 1];

    private static string Counted(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}

/// <summary>What an argument must be. Numbers and texts are turned into each other.</summary>
internal enum SqlParameterKind
{
    Any,
    Number,
    Text,
    Date,
    Geolocation,

    /// <summary>Only a <c>*</c> or any value: <c>COUNT</c>.</summary>
    Rows,
}
