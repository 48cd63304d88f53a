namespace SeaTable.Generators.Options;

/// <summary>What a project references that a client can be registered with.</summary>
/// <param name="HasServices">Whether <c>IServiceCollection</c> is there.</param>
/// <param name="HasConfiguration">Whether <c>IConfiguration</c> is there.</param>
internal sealed record ServiceFacts(bool HasServices, bool HasConfiguration);
