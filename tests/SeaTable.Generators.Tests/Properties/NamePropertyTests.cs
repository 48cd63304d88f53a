using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for every name that is made of a text, whoever wrote it.</summary>
public sealed class NamePropertyTests
{
    [Fact]
    public void A_name_becomes_an_identifier_of_the_compiler_or_none() =>
        Cases.Try(Cases.Generated, HostileNames.Any.ToArbitrary(), name =>
    {
        var identifier = Identifier.FromName(name);

        Assert.True(
            identifier is null || (Identifier.IsValid(identifier) && SyntaxFacts.IsValidIdentifier(identifier)),
            $"'{identifier}'");
    });

    [Fact]
    public void What_people_may_choose_is_an_identifier_of_the_compiler() =>
        Cases.Try(Cases.Generated, HostileNames.Any.ToArbitrary(), name =>
        Assert.True(!Identifier.IsValid(name) || SyntaxFacts.IsValidIdentifier(name), $"'{name}'"));

    [Fact]
    public void A_key_ends_an_identifier() => Cases.Try(Cases.Generated, HostileNames.Any.ToArbitrary(), key =>
        Assert.True(SyntaxFacts.IsValidIdentifier("Name_" + NameRequest.EndingsFor(key)[0])));

    [Fact]
    public void Any_root_namespace_becomes_a_namespace() => Cases.Try(
        Cases.Generated,
        HostileNames.Any.ListOf(0, 4).Select(parts => string.Join('.', parts)).ToArbitrary(),
        name => Assert.All(
            NamespaceName.Default(name, "Crm").Split('.', StringSplitOptions.RemoveEmptyEntries),
            part => Assert.True(SyntaxFacts.IsValidIdentifier(part), $"'{part}'")));
}
