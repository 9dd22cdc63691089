/** What systems know the installed program by; scripts/lib/packaging.ts gives its packages the same. */
export const applicationId = 'org.isnad.workbench';
