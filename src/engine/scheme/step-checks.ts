import type { LabelKind, SchemeStep } from '../../domain/model/scheme-step.ts';
import type { Scheme } from '../../domain/model/scheme.ts';
import { Problem } from '../../domain/problem.ts';
import { labelsOf } from '../../domain/scheme-mapping.ts';

/**
 * Holds steps to the schemes before and after: each names labels and attributes that one of the two has, so that a slip
 * in a script does not pass as a step that touches nothing. Throws `scheme-invalid`.
 */
export function checkSteps(before: Scheme, after: Scheme, steps: readonly SchemeStep[]): void {
  steps.forEach((step, at) => {
    const refuse = (message: string) => new Problem('scheme-invalid', { step: at + 1, message: `step ${at + 1}: ${message}` });
    const knows = (kind: LabelKind, id: string): boolean =>
      [before, after].some((content) => labelsOf(content, kind).some((label) => label.id === id));
    const requireLabel = (id: string): void => {
      if (!knows(step.kind, id)) throw refuse(`neither scheme has the ${step.kind} label “${id}”`);
    };
    const requireAttribute = (label: string, id: string): void => {
      const has = [before, after].some((content) =>
        labelsOf(content, step.kind).some((one) => one.id === label && 'attributes' in one && one.attributes.some((each) => each.id === id)),
      );
      if (!has) throw refuse(`the label “${label}” has no attribute “${id}”`);
    };
    switch (step.step) {
      case 'merge-labels':
        requireLabel(step.from);
        requireLabel(step.into);
        if (step.from === step.into) throw refuse('a label cannot be merged into itself');
        return;
      case 'split-label':
        requireLabel(step.from);
        requireLabel(step.into);
        requireAttribute(step.from, step.attribute);
        if (step.from === step.into) throw refuse('a label cannot be split off into itself');
        return;
      case 'change-values':
        requireLabel(step.label);
        if ((step.kind === 'document') !== (step.attribute === null)) throw refuse('a document label alone has values without an attribute');
        if (step.attribute !== null) requireAttribute(step.label, step.attribute);
        return;
      case 'remove-attribute':
        requireLabel(step.label);
        requireAttribute(step.label, step.attribute);
        return;
      case 'change-kind': {
        requireLabel(step.label);
        requireAttribute(step.label, step.attribute);
        const label = labelsOf(after, step.kind).find(({ id }) => id === step.label);
        const definition = label !== undefined && 'attributes' in label ? label.attributes.find(({ id }) => id === step.attribute) : undefined;
        // A later step may merge the label away or remove the attribute.
        if (definition !== undefined && definition.kind !== step.to) throw refuse(`the attribute “${step.attribute}” is not of kind ${step.to}`);
      }
    }
  });
}
