namespace SeaTable;

/// <summary>Says that the string handed to this parameter is SeaTable SQL and is checked while typing.</summary>
/// <remarks>The holes of an interpolated string count as parameters of the statement. See
/// https://developer.seatable.com/sql/introduction/.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SeaTableSqlAttribute : Attribute;
