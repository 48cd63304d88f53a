namespace SeaTable;

/// <summary>An option of a select column. Generated option types implement it.</summary>
public interface ISelectOption
{
    /// <summary>
    /// The option's id, which stays when the option is renamed; <see langword="null"/> for an option made from a name that the
    /// schema does not know.
    /// </summary>
    string? Id { get; }

    /// <summary>The option's name; for an option the schema knows, the name that it had when the schema file was made.</summary>
    string Name { get; }
}
