namespace SeaTable.Generators.Completion.Sql;

/// <summary>Something that can stand at the caret.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called, and found by.</param>
/// <param name="Code">What is written into the statement.</param>
/// <param name="Detail">A few words beside it.</param>
/// <param name="Description">What there is to know of it.</param>
internal sealed record SqlItem(SqlItemKind Kind, string Name, string Code, string Detail, string Description);

/// <summary>The kinds of items.</summary>
internal enum SqlItemKind
{
    Option,
    Table,
    Column,
    Function,
    Constant,
    Keyword,
}
