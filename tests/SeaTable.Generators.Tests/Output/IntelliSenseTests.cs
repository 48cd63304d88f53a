using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>What an editor offers after a dot, and what it says of each.</summary>
public sealed class IntelliSenseTests
{
    private const string Uses = """
        using Crm;
        static class Uses
        {
            static void Client(CrmBase it) { _ = it.Client; }
            static void Table(CrmBase crm) { var it = crm.Contacts; _ = it.ToString(); }
            static void Row(ContactsRow it) { _ = it.RowId; }
            static void Option(ContactsStatus it) { _ = it.Name; }
            static void Views(CrmBase crm) { var it = crm.Contacts.Views; _ = it.ToString(); }
        }
        """;

    private static readonly string[] s_object = ["Equals", "GetHashCode", "GetType", "ToString"];

    private static readonly Lazy<GeneratorRun> s_run = new(() => GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm).WithCode(Uses)));

    [Fact]
    public void After_a_client() => MustOffer("Client", "Activities", "Client", "Companies", "Contacts", "Deals");

    [Fact]
    public void After_a_table() => MustOffer(
        "Table",
        "AddAsync", "AddRangeAsync", "AsAsyncEnumerable", "DeleteAsync", "DeleteRangeAsync", "GetAsync", "GetAsyncEnumerator", "InView", "Links", "ToListAsync", "UpdateAsync",
        "UpdateRangeAsync", "Views", "WithCancellation");

    [Fact]
    public void After_a_row() => MustOffer(
        "Row",
        "AccountManagers", "Activities", "Age", "Birthday", "CellErrors", "Company", "CompanyWebsite", "Consent", "Created", "CreatedBy",
        "CustomerNumber", "Deals", "Email", "FollowUpOn", "Home", "IsAdult", "LastContacted", "LastModified", "LastModifiedBy", "Name", "Newsletter",
        "Notes", "Phone", "Photo", "Rating", "RowCreatedAt", "RowCreatedBy", "RowId", "RowIsArchived", "RowIsLocked", "RowModifiedAt", "RowModifiedBy",
        "Salutation", "Status", "Tags");

    [Fact]
    public void After_an_option() => MustOffer("Option", "Id", "Name");

    [Fact]
    public void After_the_views_of_a_table() => Assert.NotEmpty(Offered("Views").Select(symbol => symbol.Name).Except(s_object));

    [Theory]
    [InlineData("crm.seatable.json")]
    [InlineData("types.seatable.json")]
    [InlineData("names.seatable.json")]
    public void Everything_that_is_generated_has_a_summary_and_every_text_in_it_is_well_formed(string schema)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read(schema), schema).With(References.Services, References.Configuration));
        var symbols = run.GeneratedTypes().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).SelectMany(WithMembers).ToList();

        Assert.True(symbols.Count > 200, $"Only {symbols.Count} members were looked at.");
        Assert.Equal([], symbols.Where(symbol => Summary(symbol).Length < 10).Select(symbol => symbol.ToDisplayString()));
    }

    private static void MustOffer(string method, params string[] expected)
    {
        var offered = Offered(method);

        Assert.Equal(expected.Concat(s_object).Order(StringComparer.Ordinal), offered.Select(symbol => symbol.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([], offered.Where(symbol => !s_object.Contains(symbol.Name) && Summary(symbol).Length < 10).Select(symbol => symbol.ToDisplayString()));
    }

    // The members of what stands before the dot, as an editor asks for them.
    private static IReadOnlyList<ISymbol> Offered(string method)
    {
        var compilation = s_run.Value.Compilation;
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains("static class Uses", StringComparison.Ordinal));
        var model = compilation.GetSemanticModel(tree);
        var access = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declaration => declaration.Identifier.Text == method)
            .DescendantNodes().OfType<MemberAccessExpressionSyntax>().Last(access => access.Expression is IdentifierNameSyntax { Identifier.Text: "it" });
        var type = model.GetTypeInfo(access.Expression).Type!;
        return
        [
            .. model.LookupSymbols(access.Name.SpanStart, type, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not INamedTypeSymbol),
        ];
    }

    private static IEnumerable<ISymbol> WithMembers(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } and not INamedTypeSymbol)
        .Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
        .Prepend(type);

    // Throws where the documentation is not well-formed.
    private static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        var documentation = XElement.Parse(string.IsNullOrEmpty(xml) ? "<member/>" : $"<all>{xml}</all>");
        return documentation.Descendants("inheritdoc").Any() && Overridden(symbol) is { } overridden
            ? Summary(overridden)
            : documentation.Descendants("summary").FirstOrDefault()?.Value.Trim() ?? "";
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };
}
