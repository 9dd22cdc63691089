/** What a text says of itself; the window suggests the same while a text is being pasted. */
export { documentDirection as directionOf } from '../../domain/text/direction.ts';
export { longestTitle, titleOf } from '../../domain/text/title.ts';
