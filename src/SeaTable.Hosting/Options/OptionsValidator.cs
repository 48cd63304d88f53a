using Microsoft.Extensions.Options;

namespace SeaTable.Hosting;

/// <summary>Checks the options of one base, and says where those that are missing have to stand.</summary>
internal sealed class OptionsValidator(string optionsName, string? section) : IValidateOptions<SeaTableOptions>
{
    public ValidateOptionsResult Validate(string? name, SeaTableOptions options)
    {
        if (name != optionsName)
            return ValidateOptionsResult.Skip;

        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (SeaTableConfigurationException e)
        {
            return ValidateOptionsResult.Fail(string.IsNullOrEmpty(section)
                ? $"{optionsName}: {e.Message}"
                : e.Message.Replace($"{nameof(SeaTableOptions)}.", $"{section}:", StringComparison.Ordinal));
        }
    }
}
