namespace SeaTable.Queries;

/// <summary>How an aggregate, or a column that is chosen at run time, is compared with a value.</summary>
internal enum SqlComparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}
