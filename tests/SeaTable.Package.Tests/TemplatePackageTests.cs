using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>The package SeaTable.Templates, opened.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplatePackageTests(Packages packages)
{
    [Fact]
    public void It_holds_the_templates_and_nothing_else()
    {
        using var package = packages.Open("SeaTable.Templates");

        Assert.Equal(
            [
                "Content/Console/.template.config/template.json", "Content/Console/Program.cs",
                "Content/Console/SeaTableConsole.csproj", "Content/Console/crm.seatable.json",
                "Content/Tests/.template.config/template.json", "Content/Tests/CrmTests.cs",
                "Content/Tests/SeaTableTests.csproj", "Content/Tests/crm.seatable.json",
                "Content/WebApi/.template.config/template.json", "Content/WebApi/NewContact.cs", "Content/WebApi/Program.cs",
                "Content/WebApi/Properties/launchSettings.json", "Content/WebApi/SeaTableExceptionHandler.cs",
                "Content/WebApi/SeaTableWebApi.csproj", "Content/WebApi/appsettings.json", "Content/WebApi/crm.seatable.json",
                "Content/Worker/.template.config/template.json", "Content/Worker/ChangeLogger.cs", "Content/Worker/Demo.cs",
                "Content/Worker/Program.cs", "Content/Worker/Properties/launchSettings.json",
                "Content/Worker/SeaTableWorker.csproj", "Content/Worker/appsettings.json", "Content/Worker/crm.seatable.json",
                "README.md", "icon.png",
            ],
            PackageFiles.Of(package));
    }
}
