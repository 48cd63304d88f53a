namespace SeaTable.Sql;

/// <summary>Something wrong with a statement.</summary>
/// <param name="Code">Which kind of problem.</param>
/// <param name="Span">The very words it is about.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Replacement">What could stand in place of <paramref name="ReplacedSpan"/>, when one text cures it.</param>
/// <param name="ReplacedSpan">What is replaced, when that is other words than <paramref name="Span"/>.</param>
internal sealed record SqlProblem(SqlProblemCode Code, SqlSpan Span, string Message, string? Replacement = null,
    SqlSpan? ReplacedSpan = null)
{
    /// <summary>
    /// Whether the server refuses the statement for it; it accepts the others, which may not do what was meant.
    /// </summary>
    public bool IsError => Code < SqlProblemCode.NoLimit;
}

/// <summary>The kinds of problems. What the server refuses stands first.</summary>
internal enum SqlProblemCode
{
    Syntax,
    NotSupported,
    UnknownTable,
    UnknownColumn,
    UnknownFunction,
    AmbiguousColumn,
    WrongArguments,
    WrongType,
    NotGrouped,
    NotAllowedHere,
    NotConstant,
    JoinWithoutCondition,
    InsertOnOrdinaryBase,

    // From here on: warnings.
    NoLimit,
    LimitTooLarge,
    NoWhere,
    NotWritable,
    UnknownOption,
    TextForColumn,
}
