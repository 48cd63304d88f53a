namespace SeaTable.Generators.Model;

/// <summary>How a generated type is declared, which decides whether the project may declare it, too.</summary>
internal enum TypeForm
{
    /// <summary>The class of the client, which people can add to.</summary>
    Client,

    /// <summary>A class that is not partial.</summary>
    Class,

    /// <summary>A class that people can add to.</summary>
    PartialClass,

    /// <summary>A struct that people can add to.</summary>
    PartialStruct,

    /// <summary>The class that registers the client, which is there only where the project has services.</summary>
    Registration,
}
