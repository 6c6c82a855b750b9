/** Forms of the verb that makes passives and predicates. */
export const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'re", 'get', 'gets', 'got'])
