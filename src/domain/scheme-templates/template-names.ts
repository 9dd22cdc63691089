/** What a project may begin with; the first unless another is chosen. */
export const templateNames = ['claims', 'quotations', 'named-entities', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];
