namespace SeaTable.Facts;

/// <summary>How roll-ups make one value of those of the linked rows.</summary>
internal static class RollupMethods
{
    public const string Average = "average";

    /// <summary>What some clients of the API write for <see cref="Average"/>.</summary>
    public const string AverageOfClients = "avg";

    public const string Concatenate = "concatenate";

    public const string Max = "max";

    public const string Min = "min";

    public const string Sum = "sum";

    /// <summary>The type of the result, one of <see cref="ResultTypes"/>.</summary>
    public static string ResultType(string method) => method == Concatenate ? ResultTypes.Text : ResultTypes.Number;
}

/// <summary>What the function of formulas can do besides.</summary>
internal static class RollupFunctionMethods
{
    /// <summary>How many values there are.</summary>
    public const string Count = "count";
}
