using System;
using System.Collections.Generic;
using SeaTable.Sql;

namespace SeaTable.Facts;

/// <summary>A function of SeaTable.</summary>
/// <param name="Name">Its name as the documentation writes it; capitals make no difference.</param>
/// <param name="Parameters">What the arguments must be; the last stands for all that follow.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many arguments it takes at most.</param>
/// <param name="Result">What it gives; unknown when that depends on the arguments.</param>
/// <param name="Places">Where it may stand.</param>
/// <param name="IsAggregate">Whether it looks at many rows.</param>
internal sealed record FunctionFacts(
    string Name,
    IReadOnlyList<ParameterKind> Parameters,
    int Least,
    int Most,
    SqlKind Result,
    FunctionPlaces Places = FunctionPlaces.Both,
    bool IsAggregate = false)
{
    /// <summary>The value of <see cref="Most"/> of functions that take any number of arguments.</summary>
    public const int AnyNumber = int.MaxValue;

    /// <summary>Gets a value that indicates whether it may stand in formulas.</summary>
    public bool IsInFormulas => (Places & FunctionPlaces.Formulas) != 0;

    /// <summary>Gets a value that indicates whether it may stand in SQL.</summary>
    public bool IsInSql => (Places & FunctionPlaces.Sql) != 0;

    /// <summary>Gets how many arguments it takes, in words.</summary>
    public string Arity => Most == AnyNumber ? $"at least {Counted(Least)}"
        : Least == Most ? Least == 0 ? "no argument" : Counted(Least)
        : $"{Least} to {Counted(Most)}";

    /// <summary>
    /// Gets the kind of link formula that computes the same, one of <see cref="LinkFormulaKinds"/>; null unless the function
    /// looks at linked rows.
    /// </summary>
    public string? LinkFormula { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the first of its choices decides on the type of the results, so that others of another
    /// type come out empty (https://seatable.com/help/seatable-formula-reference).
    /// </summary>
    public bool IsTypedByFirstChoice => Name == "if";

    /// <summary>Whether it takes a number of arguments.</summary>
    public bool Takes(int count) => count >= Least && count <= Most;

    /// <summary>Whether an argument of a call is one of those of which the function gives one back.</summary>
    public bool IsChoice(int index, int count) => Name switch
    {
        "if" => index > 0,
        "ifs" => index % 2 == 1,
        "switch" => index > 0 && (index % 2 == 0 || index == count - 1),
        _ => false,
    };

    public ParameterKind Parameter(int index) =>
        Parameters.Count == 0 ? ParameterKind.Any : Parameters[index < Parameters.Count ? index : Parameters.Count - 1];

    private static string Counted(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}

/// <summary>Where a function may stand.</summary>
[Flags]
internal enum FunctionPlaces
{
    None = 0,
    Formulas = 1,
    Sql = 2,
    Both = Formulas | Sql,
}

/// <summary>What an argument must be. Numbers and texts are turned into each other.</summary>
internal enum ParameterKind
{
    Any,
    Number,
    Text,
    Date,
    Geolocation,

    /// <summary>Only a <c>*</c> or any value: <c>COUNT</c>.</summary>
    Rows,

    /// <summary>Any value that is only counted: files, signatures and places, too.</summary>
    Counted,

    /// <summary>A column with several values; formulas name it in quotes, too.</summary>
    Items,

    /// <summary>The name of a link, in quotes.</summary>
    Link,

    /// <summary>A call that finds one linked row, or the name of a link for all of them.</summary>
    LinkedRow,

    /// <summary>The name of a column of linked rows, in quotes.</summary>
    LinkedColumn,

    /// <summary>A formula about linked rows, in quotes.</summary>
    LinkedCondition,
}
