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
            static void Query(CrmBase crm) { var it = crm.Contacts.Take(1); _ = it.ToString(); }
            static void Sorted(CrmBase crm) { var it = crm.Contacts.OrderBy(c => c.Age); _ = it.ToString(); }
            static void Columns(ContactsColumns it) { _ = it.Name; }
            static void Text(ContactsColumns c) { var it = c.Name; _ = it.ToString(); }
            static void ComputedText(ContactsColumns c) { var it = c.CustomerNumber; _ = it.ToString(); }
            static void Number(ContactsColumns c) { var it = c.Age; _ = it.ToString(); }
            static void Checkbox(ContactsColumns c) { var it = c.Newsletter; _ = it.ToString(); }
            static void Date(ContactsColumns c) { var it = c.Birthday; _ = it.ToString(); }
            static void DateFormula(ContactsColumns c) { var it = c.FollowUpOn; _ = it.ToString(); }
            static void Moment(ContactsColumns c) { var it = c.LastContacted; _ = it.ToString(); }
            static void Options(ContactsColumns c) { var it = c.Tags; _ = it.ToString(); }
            static void SingleOption(ContactsColumns c) { var it = c.Status; _ = it.ToString(); }
            static void Images(ContactsColumns c) { var it = c.Photo; _ = it.ToString(); }
            static void Place(ContactsColumns c) { var it = c.Home; _ = it.ToString(); }
            static void Link(ContactsColumns c) { var it = c.Company; _ = it.ToString(); }
            static void Signature(ContactsColumns c) { var it = c.Consent; _ = it.ToString(); }
            static void OptionType() { _ = ContactsStatus.Lead; }
            static void RowType() { _ = ContactsRow.CreateForTest; }
            static void Views(CrmBase crm) { var it = crm.Contacts.Views; _ = it.ToString(); }
        }
        """;

    private static readonly string[] s_query =
    [
        "AggregateAsync", "AnyAsync", "AsAsyncEnumerable", "AsDictionaries", "AverageAsync", "ConfigureAwait", "CountAsync",
        "FirstOrDefaultAsync", "GetAsyncEnumerator", "GroupBy", "Include", "MaxAsync", "MinAsync",
        "OrderBy", "OrderByDescending", "Select", "SingleAsync", "SingleOrDefaultAsync", "Skip", "SumAsync", "Take",
        "ToListAsync", "ToPageAsync", "Where", "WithCancellation",
    ];

    // What a column inherits but has no use for, and Equals in place of "==" would even mislead, is out of sight.
    private static readonly string[] s_ofColumn = ["GetType", "ToString"];

    private static readonly string[] s_object = ["Equals", "GetHashCode", "GetType", "ToString"];

    private static readonly Lazy<GeneratorRun> s_run = new(() =>
        GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm).WithCode(Uses)));

    [Fact]
    public void After_a_client() =>
        MustOffer(
            "Client", "Activities", "CheckSchemaAsync", "Client", "Companies", "Contacts", "Deals", "Files", "ReadWebhookAsync",
            "SqlAsync", "Users", "WatchAsync");

    [Fact]
    public void After_a_table() => MustOffer(
        "Table",
        [
            "AddAsync", "AddCommentAsync", "AddRangeAsync", "ArchiveAsync", "BigData", "Columns", "CountCommentsAsync",
            "DeleteAsync", "DeleteRangeAsync", "DeleteWhereAsync", "FromSql", "GetActivitiesAsync", "GetAsync",
            "GetCommentsAsync", "InView", "IncludeAsync", "Links", "LockAsync", "UnarchiveAsync", "UnlockAsync", "UpdateAsync",
            "UpdateRangeAsync", "UpdateWhereAsync", "UpsertRangeAsync", "Views", "WatchAsync", .. s_query,
        ]);

    [Fact]
    public void After_a_query() => MustOffer("Query", s_query);

    [Fact]
    public void After_a_sorted_query() => MustOffer("Sorted", [.. s_query, "ThenBy", "ThenByDescending"]);

    [Fact]
    public void After_the_columns_of_a_table() => MustOffer(
        "Columns",
        "AccountManagers", "Activities", "Age", "Birthday", "Company", "CompanyWebsite", "Consent", "Created", "CreatedBy",
        "CustomerNumber", "Deals", "Email",
        "Find", "FollowUpOn", "Home", "IsAdult", "LastContacted", "LastModified",
        "LastModifiedBy", "Name", "Newsletter", "Notes",
        "Phone", "Photo", "Rating", "RowColumns", "RowCreatedAt",
        "RowCreatedBy", "RowId", "RowModifiedAt", "RowModifiedBy", "Salutation", "Status", "Tags");

    [Theory]
    [InlineData("Text", "Contains,EndsWith,In,IsEmpty,IsNotEmpty,Like,LikeIgnoringCase,Set,StartsWith")]
    [InlineData("ComputedText", "Contains,EndsWith,In,IsEmpty,IsNotEmpty,Like,LikeIgnoringCase,StartsWith")]
    [InlineData("Number", "Between,In,IsEmpty,IsNotEmpty,Set")]
    [InlineData("Checkbox", "Set")]
    [InlineData("Date", "Between,Day,In,IsEmpty,IsNotEmpty,Month,Quarter,Set,Year")]
    [InlineData("DateFormula", "Between,Day,In,IsEmpty,IsNotEmpty,Month,Quarter,Year")]
    [InlineData("Moment", "Between,Day,Hour,IsEmpty,IsNotEmpty,Minute,Month,Quarter,Set,Year")]
    [InlineData("Options", "Any,Contains,HasAllOf,HasAnyOf,HasNoneOf,IsEmpty,IsExactly,IsNotEmpty,Set")]
    [InlineData("SingleOption", "In,IsEmpty,IsNotEmpty,Set")]
    [InlineData("Images", "Any,IsEmpty,IsNotEmpty")]
    [InlineData("Place", "Country")]
    [InlineData("Link", "Any,Contains,First,HasAnyOf,IsEmpty,IsNotEmpty")]
    [InlineData("Signature", "")]
    public void After_a_column_stands_what_SQL_can_do_with_its_type(string column, string members) =>
        MustOffer(
            column,
            members.Split(',', StringSplitOptions.RemoveEmptyEntries),
            column is "Images" or "Place" or "Link" or "Signature" or "Options" ? s_object : s_ofColumn);

    [Fact]
    public void After_a_row() => MustOffer(
        "Row",
        "AccountManagers", "Activities", "Age", "Birthday", "CellErrors", "ChangedColumns", "ChangesFrom", "Clone", "Company",
        "CompanyWebsite", "Consent", "Created", "CreatedBy",
        "CustomerNumber", "Deals", "Email", "FollowUpOn", "Home", "IsAdult", "IsChanged", "LastContacted", "LastModified",
        "LastModifiedBy",
        "Name", "Newsletter",
        "Notes", "Phone", "Photo", "Rating", "RejectChanges", "RowCreatedAt", "RowCreatedBy", "RowId", "RowIsArchived",
        "RowIsLocked",
        "RowModifiedAt", "RowModifiedBy",
        "Salutation", "Status", "Tags");

    [Fact]
    public void After_an_option() => MustOffer("Option", "Id", "Name");

    [Fact]
    public void After_an_option_type() => MustOffer(
        "OptionType",
        ["All", "Customer", "DoNotContact", "FromName", "Lead", "Lost", "Names"],
        ["Equals", "ReferenceEquals"]);

    [Fact]
    public void After_a_row_class() => MustOffer("RowType", ["CreateForTest"], ["Equals", "ReferenceEquals"]);

    [Fact]
    public void Inside_a_part_of_a_row_class_nothing_stands_that_only_generated_code_calls()
    {
        var run = s_run.Value;
        var hidden = run.Type("Crm.ContactsRow").BaseType!.GetMembers()
            .Where(member => member.DeclaredAccessibility == Accessibility.Protected)
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.PropertyGet });

        Assert.Equal([], hidden.Where(member => !IsHidden(member)).Select(member => member.Name));
    }

    [Fact]
    public void After_the_views_of_a_table() => Assert.NotEmpty(Offered("Views").Select(symbol => symbol.Name).Except(s_object));

    [Theory]
    [InlineData("crm.seatable.json")]
    [InlineData("types.seatable.json")]
    [InlineData("names.seatable.json")]
    public void Everything_that_is_generated_has_a_summary_and_every_text_in_it_is_well_formed(string schema)
    {
        var run = GeneratorRun.Of(
            GeneratorTest.Of(SchemaJson.Read(schema), schema).With(References.Hosting));
        var symbols = run.GeneratedTypes()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(WithMembers)
            .ToList();

        Assert.True(symbols.Count > 200, $"Only {symbols.Count} members were looked at.");
        Assert.Equal([], symbols.Where(symbol => Summary(symbol).Length < 10).Select(symbol => symbol.ToDisplayString()));
    }

    private static void MustOffer(string method, params string[] expected) => MustOffer(method, expected, s_object);

    private static void MustOffer(string method, string[] expected, string[] ofObject)
    {
        var offered = Offered(method);

        Assert.Equal(
            expected.Concat(ofObject).Order(StringComparer.Ordinal),
            offered.Select(symbol => symbol.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            [],
            offered.Where(symbol => !ofObject.Contains(symbol.Name) && Summary(symbol).Length < 10)
                .Select(symbol => symbol.ToDisplayString()));
    }

    // The members of what stands before the dot, as an editor asks for them: what a referenced assembly hides is not shown.
    private static IReadOnlyList<ISymbol> Offered(string method)
    {
        var compilation = s_run.Value.Compilation;
        var tree = compilation.SyntaxTrees.Single(tree =>
            tree.ToString().Contains("static class Uses", StringComparison.Ordinal));
        var model = compilation.GetSemanticModel(tree);
        var access = tree.GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Single(declaration => declaration.Identifier.Text == method)
            .DescendantNodes()
                .OfType<MemberAccessExpressionSyntax>()
                .Last(access => access.Expression is IdentifierNameSyntax);
        var isOfType = model.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol;
        var type = model.GetTypeInfo(access.Expression).Type!;
        var found = model.LookupSymbols(access.Name.SpanStart, type, includeReducedExtensionMethods: true);
        var overridden = found.Select(symbol => (symbol as IMethodSymbol)?.OverriddenMethod)
            .ToHashSet<ISymbol?>(SymbolEqualityComparer.Default);
        return
        [
            .. found.Where(symbol => (symbol.IsStatic || symbol is INamedTypeSymbol) == isOfType)
                .Where(symbol => !overridden.Contains(symbol) && !IsHidden(symbol)),
        ];
    }

    private static bool IsHidden(ISymbol symbol) => !symbol.Locations.Any(location => location.IsInSource)
        && symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "EditorBrowsableAttribute" }
            && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]);

    private static IEnumerable<ISymbol> WithMembers(INamedTypeSymbol type) => type.GetMembers()
        .Where(member =>
            !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } and not INamedTypeSymbol)
        .Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
        .Prepend(type);

    // Throws where the documentation is not well-formed.
    private static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        var documentation = XElement.Parse(string.IsNullOrEmpty(xml) ? "<member/>" : $"<all>{xml}</all>");
        return documentation.Descendants("summary").FirstOrDefault()?.Value.Trim()
            ?? (documentation.Descendants("inheritdoc").Any() && Overridden(symbol) is { } overridden ? Summary(overridden) : "");
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };
}
